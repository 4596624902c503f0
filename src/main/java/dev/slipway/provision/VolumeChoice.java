package dev.slipway.provision;

/** What becomes of volumes that hold the data of claims when the cluster is torn down. */
public enum VolumeChoice {
    DELETE,
    KEEP
}

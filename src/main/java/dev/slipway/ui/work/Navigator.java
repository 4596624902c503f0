package dev.slipway.ui.work;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.workspace.ClusterFolder;
import java.nio.file.Path;

/** The ways from one screen to another. */
public interface Navigator {

    void welcome();

    /** The wizard with a new draft. */
    void newCluster();

    /** The same in the cloud that a file names. */
    void newCluster(CloudScout.Source source, CloudSummary cloud);

    /** The wizard with the unfinished answers of an earlier start. */
    void draft();

    /** The wizard with the answers of a file. */
    void answers(Path file);

    /** The wizard as it was left. */
    void backToAnswers();

    /** Makes a folder for the cluster and begins its first run. */
    void create(ClusterSpec spec);

    /** A run on the cluster, begun now. */
    void run(ClusterFolder folder, Direction direction, VolumeChoice volumes);

    /** The run that goes on or ended last. */
    void install();

    /** The cluster view. */
    void cluster(ClusterFolder folder);

    /** A new cluster on the practice cloud. */
    void practise();
}

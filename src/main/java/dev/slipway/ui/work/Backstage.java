package dev.slipway.ui.work;

import dev.slipway.plan.FailureReader;
import dev.slipway.plan.Timeline;
import dev.slipway.provision.Provisioner;
import dev.slipway.ui.kit.Words;
import dev.slipway.workspace.UsersKubeconfig;
import dev.slipway.workspace.WindowFiles;
import dev.slipway.workspace.Workspace;
import java.time.InstantSource;

/**
 * All that the screens work with; put together once.
 *
 * @param failures puts into words what a door threw
 * @param secrets  what was typed and stands in no file
 * @param kept     what is kept from one start of the window to the next
 */
public record Backstage(String version, Words words, Errands errands, InstantSource clock, Timeline timeline,
        Workspace workspace, Provisioner provisioner, FailureReader failures, Clouds clouds, ClusterLook looks,
        PracticeGround practice, FilePicker files, WindowFiles kept, CloudScout scout,
        Secrets secrets, UsersKubeconfig kubeconfig) {}

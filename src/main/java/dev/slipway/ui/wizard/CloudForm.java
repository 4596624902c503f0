package dev.slipway.ui.wizard;

import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.FilePicker;
import javafx.scene.layout.VBox;

/** What is asked of a person: which cloud, who signs in, and whom to trust. */
final class CloudForm extends VBox {

    CloudForm(Words words, DraftDesk desk, CloudModel model, FormModel form, FilePicker files) {
        super(16);
        var answers = new CloudAnswers(words, desk, model, form);
        var url = answers.text("cloud-sign-in-auth-url", CloudDraft::authUrl, CloudDraft::withAuthUrl);
        var name = answers.asked("ui.cloud.name",
                new Answers(desk).text("name", ClusterDraft::name, ClusterDraft::named), "name");
        var ca = new CaField(words, desk, files, "cloud-ca-file", new CaField.Of("ui.cloud.ca", "ui.cloud.ca-none",
                answers.draft().map(CloudDraft::caFile), () -> model.files().certificates().size(),
                model.files()::chooseCa), model.files().caProblem());
        // what was acknowledged, to be taken back
        var plainHttp = answers.tick("cloud-allow-plain-http", "ui.cloud.plain-http", CloudDraft::allowPlainHttp,
                CloudDraft::withPlainHttp);
        CloudAnswers.showWhen(plainHttp, answers.draft().map(CloudDraft::allowPlainHttp));
        getChildren().addAll(new SourceCard(words, desk, model, files, url::requestFocus),
                CloudAnswers.beside(name, new EntryField(words, desk, model.files())),
                answers.asked("ui.cloud.auth-url", url, "cloud.sign-in.auth-url"),
                new SignInForm(words, model, answers), ca, plainHttp);
    }
}

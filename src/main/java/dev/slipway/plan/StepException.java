package dev.slipway.plan;

/** A step, lease or wait that ends with a failure already put into words. */
public final class StepException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public StepException(Failure failure) {
        super(failure.message().key() + " " + failure.message().arguments() + " " + failure.evidence());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}

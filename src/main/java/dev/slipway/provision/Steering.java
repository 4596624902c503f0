package dev.slipway.provision;

/** What can be done to a run that goes on, from any thread. */
public interface Steering {

    /** Begins no further step until {@link #goOn}; what is running runs to its end. */
    void pause();

    /** Goes on after {@link #pause}. */
    void goOn();

    /** Lets nothing new begin and interrupts what waits; the run then ends soon. */
    void cancel();
}

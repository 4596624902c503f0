package dev.slipway.plan;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.RunState.Recorded;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a step does forwards: look; if it is there, leave it; if nobody can tell, trust the journal; else make it. */
final class Making<R> implements Callable<Outcome> {

    private final Step<R> step;
    private final StepInputs inputs;
    private final Optional<Recorded> recorded;
    private Optional<Exception> lost = Optional.empty();

    Making(Step<R> step, StepInputs inputs, Optional<Recorded> recorded) {
        this.step = step;
        this.inputs = inputs;
        this.recorded = recorded;
    }

    @Override
    public Outcome call() throws Exception {
        var fingerprint = Fingerprint.of(step.settings(), inputs.known());
        return new Rounds(inputs).of(() -> lookAndMake(fingerprint));
    }

    /** In a second round the first may have made it without our hearing of it: so it looks again before it acts. */
    private Outcome lookAndMake(String fingerprint) throws Exception {
        return switch (step.probe(inputs)) {
            case Probe.Present<R>(var value) -> made(lost.isEmpty() ? How.FOUND : How.APPLIED, value, fingerprint);
            case Probe.Incomplete<R> _, Probe.Absent<R> _ -> apply(fingerprint);
            case Probe.Unknown<R>() -> {
                if (lost.isPresent()) { // made or not? Neither a look nor the journal knows: leave it to a later run
                    yield inputs.passing(lost.get()).<Outcome>map(Outcome.Failed::new).orElseThrow(lost::get);
                }
                var recall = recorded.filter(record -> record.fingerprint().equals(fingerprint));
                yield recall.isPresent() ? recalled(recall.get()) : apply(fingerprint);
            }
        };
    }

    private Outcome apply(String fingerprint) throws Exception {
        inputs.checkGoingOn(); // a look may have swallowed the interrupt that was meant to end it
        R value;
        try {
            value = step.apply(inputs);
        } catch (Exception thrown) {
            lost = Optional.of(thrown);
            throw thrown;
        }
        return made(How.APPLIED, value, fingerprint);
    }

    /** The value goes on as it will be read back, so that a resumed run sees nothing else. */
    private Outcome made(How how, R value, String fingerprint) {
        var written = FactCodec.encode(value);
        return new Outcome.Made(how, FactCodec.decode(written, step.produces().type()), written, fingerprint);
    }

    private Outcome recalled(Recorded record) throws StepException {
        return new Outcome.Made(How.RECALLED, record.valueFor(step), record.value(), record.fingerprint());
    }
}

using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>One step of a worker's iteration.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Phase">Compute: which part of the iteration.</param>
/// <param name="First">Compute: the first layer. Otherwise the number of the collective, exchange or channel.</param>
/// <param name="Last">Compute: the last layer. Send: to which rank.</param>
/// <param name="Images">Compute: for how many images.</param>
/// <param name="Bytes">Send: how many.</param>
public readonly record struct PlanStep(PlanStepKind Kind, StepPhase Phase, int First, int Last, int Images, long Bytes)
{
    /// <summary>Lets the device compute layers.</summary>
    public static PlanStep Compute(StepPhase phase, int firstLayer, int lastLayer, int images) => new(PlanStepKind.Compute, phase, firstLayer, lastLayer, images, 0);

    /// <summary>Begins a collective.</summary>
    public static PlanStep BeginCollective(int collective) => new(PlanStepKind.BeginCollective, default, collective, 0, 0, 0);

    /// <summary>Waits for a collective.</summary>
    public static PlanStep AwaitCollective(int collective) => new(PlanStepKind.AwaitCollective, default, collective, 0, 0, 0);

    /// <summary>Begins an exchange with servers.</summary>
    public static PlanStep BeginExchange(int exchange) => new(PlanStepKind.BeginExchange, default, exchange, 0, 0, 0);

    /// <summary>Waits for an exchange.</summary>
    public static PlanStep AwaitExchange(int exchange) => new(PlanStepKind.AwaitExchange, default, exchange, 0, 0, 0);

    /// <summary>Sends to a rank what it receives from a channel.</summary>
    public static PlanStep Send(int channel, int toRank, long bytes) => new(PlanStepKind.Send, default, channel, toRank, 0, bytes);

    /// <summary>Waits for what comes through a channel.</summary>
    public static PlanStep Receive(int channel) => new(PlanStepKind.Receive, default, channel, 0, 0, 0);
}

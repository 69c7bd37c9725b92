namespace ActorSim.Training;

/// <summary>What a worker does next.</summary>
public enum PlanStepKind
{
    /// <summary>Lets its device compute some layers, and waits for it.</summary>
    Compute = 0,

    /// <summary>Begins a collective, and does not wait.</summary>
    BeginCollective = 1,

    /// <summary>Waits until a collective is done.</summary>
    AwaitCollective = 2,

    /// <summary>Begins an exchange with the parameter servers, and does not wait.</summary>
    BeginExchange = 3,

    /// <summary>Waits until an exchange is done.</summary>
    AwaitExchange = 4,

    /// <summary>Sends activations or their gradients to another worker, and does not wait.</summary>
    Send = 5,

    /// <summary>Waits until what another worker sends has come.</summary>
    Receive = 6,
}

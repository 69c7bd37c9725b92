namespace ActorSim.Kernel;

/// <summary>
/// Why an actor stands still although it has work: waiting for weights, a psum slot, a credit, DRAM.
/// Make one for each cause, as a static field of the actor that stalls.
/// </summary>
/// <param name="Name">What the actor waits for, in kebab case: reported as <c>stalled on name</c>.</param>
public sealed record StallCause(string Name)
{
    /// <summary>No credit for room in the receiver.</summary>
    public static readonly StallCause Credit = new("credit");
}

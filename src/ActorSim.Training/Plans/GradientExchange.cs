namespace ActorSim.Training;

/// <summary>How the gradients of a bucket become those of all workers.</summary>
public abstract record GradientExchange;

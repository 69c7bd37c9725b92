namespace ActorSim.Training.Tests;

/// <summary>How a job of a test divides its work and exchanges gradients.</summary>
public enum TrainingMode
{
    AllReduce = 0,
    Synchronous = 1,
    Backup = 2,
    Asynchronous = 3,
    Stale = 4,
    Model = 5,
    Hybrid = 6,
    Pipeline = 7,
}

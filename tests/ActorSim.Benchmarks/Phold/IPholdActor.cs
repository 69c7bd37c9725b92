using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>The ports of a PHOLD actor of any class.</summary>
public interface IPholdActor
{
    InPort<Job> Jobs { get; }

    GroupPort<Job> Others { get; }
}

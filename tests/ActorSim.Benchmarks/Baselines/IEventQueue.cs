namespace ActorSim.Benchmarks;

/// <summary>Where nodes of the baselines send events. Implemented by structs, so that the call is direct.</summary>
public interface IEventQueue
{
    void Add(in Event item);
}

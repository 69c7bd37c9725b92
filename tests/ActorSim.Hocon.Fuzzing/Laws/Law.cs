namespace ActorSim.Hocon.Fuzzing;

/// <summary>Something that holds for every input.</summary>
/// <param name="Name">What holds, as a sentence.</param>
/// <param name="FindBreach">Tells what does not hold for an input; null if all is well.</param>
public sealed record Law(string Name, Func<Reading, string?> FindBreach)
{
    public override string ToString() => Name;
}

namespace ActorSim.Hocon;

/// <summary>What reading a value gave: a value, or what is wrong with it.</summary>
/// <remarks>Problems are collected rather than thrown, so that all of a scenario's mistakes are told at once.</remarks>
internal sealed class Reading
{
    private readonly List<HoconException> problems = [];

    public bool HasProblems => problems.Count > 0;

    public void Add(Origin origin, string sentence) => problems.Add(new HoconException(origin, sentence));

    public void Add(HoconException problem) => problems.AddRange(problem.Problems);

    /// <summary>Throws what was found, if anything.</summary>
    public void ThrowIfAny()
    {
        if (problems.Count == 1)
        {
            throw problems[0];
        }

        if (problems.Count > 1)
        {
            throw new HoconException(problems);
        }
    }
}

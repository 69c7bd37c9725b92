namespace ActorSim.Training;

/// <summary>Which chunks of a collective are on a level of its algorithm.</summary>
internal sealed class LevelState
{
    /// <summary>How many are under way.</summary>
    public int Running { get; set; }

    /// <summary>Those that come back to the level and wait for their turn.</summary>
    public Queue<int> Waiting { get; } = new();
}

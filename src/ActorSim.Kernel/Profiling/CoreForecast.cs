namespace ActorSim.Kernel;

/// <summary>
/// How fast a run could go on a number of cores, by what it took on the present ones. The times that are lost are
/// measured against a run in which all cores are busy all the time; together with it they make up <see cref="Seconds"/>.
/// </summary>
public sealed record CoreForecast
{
    /// <summary>Cores, and threads of the run.</summary>
    public required int Cores { get; init; }

    /// <summary>How long the run would take, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many times as fast as on one core.</summary>
    public required double SpeedUp { get; init; }

    /// <summary>
    /// How many times as fast it could be at best with the same windows: all of them shared evenly and at no cost, but
    /// for the actor of each window that takes longest.
    /// </summary>
    public required double BestSpeedUp { get; init; }

    /// <summary>Seconds lost because windows are too small to be shared.</summary>
    public required double LostToSmallWindows { get; init; }

    /// <summary>Seconds lost because one thread gathers and groups the mail of the windows that are shared.</summary>
    public required double LostToGrouping { get; init; }

    /// <summary>Seconds lost because a few actors have too much of the work of a window.</summary>
    public required double LostToHeavyActors { get; init; }

    /// <summary>Seconds lost because one region has more work than the others beside which it runs.</summary>
    public required double LostToUnevenRegions { get; init; }

    /// <summary>Seconds lost because threads have to meet.</summary>
    public required double LostToMeetings { get; init; }

    /// <summary>Seconds lost because one thread starts the actors and does what lies between windows.</summary>
    public required double LostBetweenRounds { get; init; }

    /// <summary>What costs most, in words.</summary>
    public string Limit => Losses.MaxBy(loss => loss.Seconds) is { Seconds: > 0 } most ? most.Cause : "nothing";

    private IEnumerable<(string Cause, double Seconds)> Losses =>
    [
        ("windows too small to share", LostToSmallWindows),
        ("one thread groups the mail", LostToGrouping),
        ("a few heavy actors", LostToHeavyActors),
        ("regions of unequal work", LostToUnevenRegions),
        ("threads have to meet", LostToMeetings),
        ("one thread between rounds", LostBetweenRounds),
    ];
}

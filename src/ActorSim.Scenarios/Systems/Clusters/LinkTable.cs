using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The table of a cluster's links.</summary>
internal static class LinkTable
{
    public const string Name = "links";

    private const double BytesOfMegabyte = 1e6;
    private const double BytesOfGigabyte = 1e9;
    private const double PicosecondsPerSecond = 1e12;

    /// <summary>More rows than these are in the files, not on the console.</summary>
    private const int MostShown = 8;

    private static readonly TableOf<(LinkUse Use, double Seconds)> Links = new(Name,
    [
        (new("link", "", "A direction of a link, by its ends."), link => NameOf(link.Use)),
        (new("bandwidth", "GB/s", "Of the link."), link => link.Use.Rate.BytesPerSecond / BytesOfGigabyte),
        (new("carried", "MB", "What it carried."), link => link.Use.Bytes / BytesOfMegabyte),
        (new("transfers", "transfers", "In how many messages."), link => link.Use.Transfers),
        (new("occupied", "%", "Of the time until the last machine was done."), link => OccupiedPercent(link.Use, link.Seconds)),
    ]) { ShownRows = MostShown };

    /// <summary>The links that carried something, those first that were occupied longest.</summary>
    public static IReadOnlyList<LinkUse> UsedOf(ClusterFabric fabric) =>
        [.. fabric.Links.Where(link => link.Transfers > 0).OrderByDescending(link => link.Occupied)];

    /// <summary>The table.</summary>
    /// <param name="used">The links, in the order of the rows.</param>
    /// <param name="seconds">Of which they were occupied a part.</param>
    public static ResultTable Of(IReadOnlyList<LinkUse> used, double seconds) =>
        Links.With("The links, those first that were occupied longest.", used.Select(link => (link, seconds)));

    /// <summary>What a link is called.</summary>
    public static string NameOf(LinkUse link) => $"{link.From} → {link.To}";

    /// <summary>How much of a time it was occupied.</summary>
    public static double OccupiedPercent(LinkUse link, double seconds) =>
        seconds > 0 ? 100 * link.Occupied.Picoseconds / PicosecondsPerSecond / seconds : 0;
}

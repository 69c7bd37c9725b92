namespace ActorSim.Kernel;

/// <summary>What went over a link, or over all links between the same ports of the same classes.</summary>
/// <param name="From">Where it begins: <c>Feeder.Next</c> for classes, <c>/feeder/3.Next</c> for a single link; the name of a feed.</param>
/// <param name="To">Where it ends, in the same form.</param>
/// <param name="Links">How many links carried something; several from one actor to one port count once.</param>
/// <param name="Messages">How many messages arrived.</param>
/// <param name="Share">The same as a share of all messages, from 0 to 1.</param>
public sealed record LinkProfile(string From, string To, long Links, long Messages, double Share);

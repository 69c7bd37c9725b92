namespace ActorSim.Interconnect;

/// <summary>
/// A topology as an actor keeps it: actors can be saved, so the types behind their fields are known, and this is the list of those
/// that a topology can be of.
/// </summary>
internal sealed class ClusterMap
{
    private readonly DimensionProduct? product;
    private readonly FatTree? tree;
    private readonly FullyConnected? fullyConnected;
    private readonly IdealCore? idealCore;
    private readonly Uncontended? uncontended;
    private readonly Dragonfly? dragonfly;
    private readonly LinkGraph? graph;
    private readonly SlowedLinks? slowed;

    /// <summary>Keeps a topology.</summary>
    /// <exception cref="ArgumentException">It is of a kind that is not in the list.</exception>
    public ClusterMap(ClusterTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        product = topology as DimensionProduct;
        tree = topology as FatTree;
        fullyConnected = topology as FullyConnected;
        idealCore = topology as IdealCore;
        uncontended = topology as Uncontended;
        dragonfly = topology as Dragonfly;
        graph = topology as LinkGraph;
        slowed = topology as SlowedLinks;
        if (Kept is null)
        {
            throw new ArgumentException($"Actors cannot keep a {topology.GetType().Name}, because {nameof(ClusterMap)} does not know it.", nameof(topology));
        }
    }

    /// <summary>The topology.</summary>
    public ClusterTopology Topology => Kept!;

    private ClusterTopology? Kept =>
        product ?? tree ?? fullyConnected ?? idealCore ?? uncontended ?? dragonfly ?? graph ?? (ClusterTopology?)slowed;
}

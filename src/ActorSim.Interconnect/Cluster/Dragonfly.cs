namespace ActorSim.Interconnect;

/// <summary>
/// A dragonfly (Kim, Dally, Scott and Abts 2008): groups of routers, each joined to all others of its group, and one cable between
/// any two groups. Routes are minimal: to the router of the group that has the cable, over it, to the router of the destination.
/// </summary>
/// <remarks>
/// The cables of a group lead to the groups behind it in turn and are dealt out to its routers in turn. With as many groups as
/// routers · cables + 1 all are used; with fewer, the last ones are not there.
/// </remarks>
public sealed class Dragonfly : ClusterTopology
{
    private readonly DragonflySize size;
    private readonly ClusterCable terminal;
    private readonly ClusterCable local;
    private readonly ClusterCable global;

    /// <summary>Makes the topology.</summary>
    /// <param name="size">How many of everything there are.</param>
    /// <param name="terminal">From a rank to its router.</param>
    /// <param name="local">Between routers of a group.</param>
    /// <param name="global">Between groups.</param>
    /// <param name="switching">How the routers pass on; null: store and forward, at once.</param>
    /// <exception cref="ArgumentException">Something is missing, or a group has too few cables for so many groups.</exception>
    public Dragonfly(DragonflySize size, ClusterCable terminal, ClusterCable local, ClusterCable global, SwitchDescription? switching = null)
        : base(DragonflySize.RanksOf(size), size.Groups * size.Routers)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(global);
        this.size = size;
        this.terminal = terminal;
        this.local = local;
        this.global = global;
        Switching = switching ?? SwitchDescription.StoreAndForward;
    }

    /// <inheritdoc/>
    public override SwitchDescription Switching { get; }

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) =>
        vertex < Ranks ? 1 : size.Ranks + size.Routers - 1 + GlobalsOf((vertex - Ranks) % size.Routers);

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way)
    {
        if (vertex < Ranks)
        {
            return terminal.Link(vertex, Ranks + (vertex / size.Ranks));
        }

        var (group, router) = Math.DivRem(vertex - Ranks, size.Routers);
        if (way < size.Ranks)
        {
            return terminal.Link(vertex, ((vertex - Ranks) * size.Ranks) + way);
        }

        way -= size.Ranks;
        if (way < size.Routers - 1)
        {
            return local.Link(vertex, VertexOf(group, way < router ? way : way + 1));
        }

        // Cable c leads to the c + 1st group behind; seen from there it is the one that leads round to here.
        var cable = ((way - (size.Routers - 1)) * size.Routers) + router;
        return global.Link(vertex, VertexOf((group + 1 + cable) % size.Groups, (size.Groups - 2 - cable) % size.Routers));
    }

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination)
    {
        if (vertex < Ranks)
        {
            return vertex == destination ? -1 : 0;
        }

        var (group, router) = Math.DivRem(vertex - Ranks, size.Routers);
        var (toGroup, toRouter) = Math.DivRem(destination / size.Ranks, size.Routers);
        if (group == toGroup)
        {
            return router == toRouter ? destination % size.Ranks : LocalWay(router, toRouter);
        }

        var cable = (toGroup - group - 1 + size.Groups) % size.Groups;
        var gate = cable % size.Routers;
        return gate == router ? size.Ranks + size.Routers - 1 + (cable / size.Routers) : LocalWay(router, gate);
    }

    /// <summary>What a vertex is called: <c>rank 3</c>, <c>group 1 router 0</c>.</summary>
    public override string NameOf(int vertex) =>
        vertex < Ranks ? base.NameOf(vertex) : $"group {(vertex - Ranks) / size.Routers} router {(vertex - Ranks) % size.Routers}";

    private int VertexOf(int group, int router) => Ranks + (group * size.Routers) + router;

    private int LocalWay(int router, int other) => size.Ranks + (other < router ? other : other - 1);

    /// <summary>Of the cables 0 to groups − 2, those whose number leaves this router's when divided by the routers.</summary>
    private int GlobalsOf(int router) => (size.Groups - 2 - router + size.Routers) / size.Routers;
}

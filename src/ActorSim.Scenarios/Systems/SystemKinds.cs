using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The kinds of system that scenarios may name.</summary>
public sealed class SystemKinds
{
    private readonly Dictionary<string, SystemKind> kinds = new(StringComparer.Ordinal);

    /// <summary>Makes a registry.</summary>
    /// <param name="kinds">The kinds, in the order in which lists show them.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public SystemKinds(params IReadOnlyList<SystemKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        Kinds = kinds;
        foreach (var kind in kinds)
        {
            if (!this.kinds.TryAdd(kind.Name, kind))
            {
                throw new ArgumentException($"Two kinds of system are called `{kind.Name}`.", nameof(kinds));
            }
        }
    }

    /// <summary>All kinds that ActorSim has. Whoever adds one adds it here, and then runs <c>actorsim reference > docs/scenario-reference.md</c>.</summary>
    public static SystemKinds All { get; } = new(new Conv1dKind(), new SystolicKind(), new NocKind(), new OperandNetworkKind(), new DramKind(), new RowStationaryKind(), new TrainingKind(), new CollectivesKind());

    /// <summary>The kinds, in order.</summary>
    public IReadOnlyList<SystemKind> Kinds { get; }

    /// <summary>The kind that a system names.</summary>
    /// <param name="system">The keys of <c>system</c>, read by <see cref="ScenarioKeys.System"/>.</param>
    /// <exception cref="HoconException">There is no such kind; the message names the nearest.</exception>
    internal SystemKind Find(Record system)
    {
        var name = system.Get(ScenarioKeys.Kind);
        return kinds.TryGetValue(name, out var kind)
            ? kind
            : throw system.Error(ScenarioKeys.Kind, $"There is no kind of system called `{name}`; {NearestName.Advice(name, kinds.Keys)}");
    }
}

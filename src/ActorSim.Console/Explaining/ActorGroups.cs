using ActorSim.Kernel;

namespace ActorSim.Console.Explaining;

/// <summary>
/// Actors that differ only in the numbers in their paths, put together: <c>/array/pe/0/0</c> to <c>/array/pe/31/31</c>
/// are <c>/array/pe/*/*</c>..
/// </summary>
internal sealed class ActorGroups
{
    private readonly Dictionary<Actor, ActorGroup> groupOf = new(ReferenceEqualityComparer.Instance);

    /// <param name="actors">The actors of a system, in their order.</param>
    public ActorGroups(IEnumerable<Actor> actors)
    {
        var groups = actors
            .GroupBy(actor => (Pattern: ActorPath.PatternOf(actor.Path), Class: actor.GetType()))
            .Select(group => new ActorGroup(group.Count() == 1 ? group.First().Path : group.Key.Pattern, ActorClass.NameOf(group.Key.Class), [.. group]))
            .ToList();
        Groups = groups;
        foreach (var group in groups)
        {
            foreach (var actor in group.Actors)
            {
                groupOf.Add(actor, group);
            }
        }
    }

    /// <summary>The groups, in the order of their first actors.</summary>
    public IReadOnlyList<ActorGroup> Groups { get; }

    /// <summary>The group of an actor.</summary>
    public ActorGroup Of(Actor actor) => groupOf[actor];
}

namespace ActorSim.Kernel;

/// <summary>An object whose fields are saved from the start: an actor, or one of its metrics.</summary>
/// <param name="Value">The object.</param>
/// <param name="Fields">Its fields, without those of the kernel's own bases.</param>
/// <param name="Name">Its name in messages.</param>
internal readonly record struct SavedRoot(object Value, SavedFields Fields, string Name)
{
    /// <summary>
    /// The objects other than the actor itself that its handlers belong to (what a lambda captured, a part of the
    /// actor) and that can change. Handlers know them from when the system is built.
    /// </summary>
    public IReadOnlyList<object> Targets
    {
        get
        {
            List<object>? targets = null;
            foreach (var receptor in Value is Actor actor ? actor.Receptors : [])
            {
                if (receptor.Handler.Target is { } target && !ReferenceEquals(target, Value) && Codecs.ForObject(target.GetType()) is not null)
                {
                    (targets ??= []).Add(target);
                }
            }

            return targets ?? (IReadOnlyList<object>)[];
        }
    }
}

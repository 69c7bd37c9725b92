namespace ActorSim.Kernel;

/// <summary>Where in a system a value is that is being saved or resumed, for messages.</summary>
internal sealed class Whereabouts(IReadOnlyList<SavedRoot> roots)
{
    private readonly List<(int Owner, string Field)> objects = [];
    private readonly List<string> fields = [];

    // The number of an object, or the complement of that of a root.
    private int owner;

    public void AtRoot(int index) => owner = ~index;

    public void AtObject(int index) => owner = index;

    public void Enter(string field) => fields.Add(field);

    public void Leave() => fields.RemoveAt(fields.Count - 1);

    /// <summary>Remembers where the next object was met first.</summary>
    public void MeetObject() => objects.Add((owner, fields.Count == 0 ? "[]" : fields.Count == 1 ? "." + fields[0] : Joined()));

    /// <summary>The name of the actor, then the fields on the way: <c>/chip/pe/3.queues[].count</c>.</summary>
    public override string ToString()
    {
        var path = Joined();
        var at = owner;
        for (; at >= 0; at = objects[at].Owner)
        {
            path = objects[at].Field + path;
        }

        return roots[~at].Name + path;
    }

    private string Joined() => string.Concat(fields.Select(field => "." + field));
}

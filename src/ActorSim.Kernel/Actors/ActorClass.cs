namespace ActorSim.Kernel;

/// <summary>What classes of actors are called in reports.</summary>
public static class ActorClass
{
    /// <summary>The name as it is written in code: <c>Worker</c>, <c>Worker&lt;Gradient&gt;</c>.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}

using System.Reflection;

namespace ActorSim.Kernel;

/// <summary>Finds what an actor's author called a port: only when somebody asks, so that building costs nothing.</summary>
internal static class MemberNames
{
    public static string Of(Actor owner, object part)
    {
        const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = owner.GetType(); type != typeof(Actor) && type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Everything))
            {
                var value = field.GetValue(owner);
                var name = PlainName(field.Name);
                if (ReferenceEquals(value, part))
                {
                    return name;
                }

                if (value is object[] parts && Array.IndexOf(parts, part) is var index and >= 0)
                {
                    return $"{name}[{index}]";
                }
            }
        }

        var kind = part.GetType();
        return kind.IsGenericType ? kind.GetGenericArguments()[0].Name : kind.Name;
    }

    /// <summary>Auto-properties keep their value in a field called <c>&lt;Name&gt;k__BackingField</c>.</summary>
    public static string PlainName(string field) =>
        field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;
}

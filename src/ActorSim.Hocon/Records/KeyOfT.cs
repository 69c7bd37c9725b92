using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What <see cref="Record.Get{T}(Key{T})"/> gives.</typeparam>
public sealed class Key<T> : Key
    where T : notnull
{
    private readonly ValueReader<T> read;

    internal Key(
        string name,
        string description,
        string typeName,
        ValueReader<T> read,
        string? unit = null,
        RecordSchema? schema = null,
        bool isOptional = false,
        string? defaultText = null)
        : base(name, description, typeName, unit, isOptional, defaultText)
    {
        this.read = read;
        Schema = schema;
        if (defaultText is not null)
        {
            DefaultValue = ReadDefault(defaultText);
        }
    }

    /// <inheritdoc/>
    internal override object? DefaultValue { get; }

    /// <summary>The same key, which may be left out and then has this value.</summary>
    /// <param name="text">The value as it would be written in a scenario: <c>500 ns</c>, <c>[1, 2]</c>, <c>{}</c>.</param>
    /// <exception cref="HoconException">The key would not accept the value.</exception>
    public Key<T> WithDefault(string text) =>
        new(Name, Description, TypeName, read, Unit, Schema, isOptional: false, text);

    /// <summary>The same key, which may be left out; <see cref="Record.TryGet{T}(Key{T}, out T)"/> tells.</summary>
    public Key<T> Optional() => new(Name, Description, TypeName, read, Unit, Schema, isOptional: true);

    /// <inheritdoc/>
    internal override object? ReadValue(HoconValue value, Reading reading)
    {
        try
        {
            if (read(value, out var result) is not { } problem)
            {
                return result;
            }

            reading.Add(value.Origin, $"`{Name}` {problem}.");
        }
        catch (HoconException inner)
        {
            reading.Add(inner);
        }

        return null;
    }

    private object? ReadDefault(string text)
    {
        var reading = new Reading();
        var name = $"default of {Name}";
        var value = typeof(T) == typeof(string)
            ? new HoconString(new SourceText(name, text).At(1, 1), text)
            : ((HoconObject)HoconConfig.Parse("value = " + text, name)).First().Value;
        var result = ReadValue(value, reading);
        reading.ThrowIfAny();
        return result;
    }
}

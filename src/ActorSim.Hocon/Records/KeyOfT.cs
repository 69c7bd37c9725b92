using System.Diagnostics.CodeAnalysis;
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
        IReadOnlyList<Dimension>? dimensions = null,
        bool isOptional = false,
        string? defaultText = null)
        : base(name, description, typeName, dimensions ?? [], isOptional, defaultText)
    {
        this.read = read;
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
        new(Name, Description, TypeName, read, Dimensions, isOptional: false, text) { Schema = Schema, Family = Family };

    /// <summary>The same key, which may be left out; <see cref="Record.TryGet{T}(Key{T}, out T)"/> tells.</summary>
    public Key<T> Optional() => new(Name, Description, TypeName, read, Dimensions, isOptional: true) { Schema = Schema, Family = Family };

    /// <summary>Reads a value that stands elsewhere, such as an item of a list; false when it is not what the key asks for.</summary>
    public bool TryRead(HoconValue value, [MaybeNullWhen(false)] out T result) => read(value, out result!) is null;

    /// <summary>Reads a value that stands elsewhere, such as an item of a list.</summary>
    /// <exception cref="HoconException">The value is not what the key asks for.</exception>
    public T Read(HoconValue value)
    {
        var reading = new Reading();
        var result = ReadValue(value, reading);
        reading.ThrowIfAny();
        return (T)result!;
    }

    /// <inheritdoc/>
    internal override object? ReadValue(HoconValue value, Reading reading)
    {
        try
        {
            if (read(value, out var result) is not { } problem)
            {
                return result;
            }

            reading.Add(value.Origin, $"`{Name}` {problem}{(problem.EndsWith('?') ? "" : ".")}");
        }
        catch (HoconException inner)
        {
            reading.Add(inner);
        }

        return null;
    }

    private T ReadDefault(string text)
    {
        var name = $"default of {Name}";
        var value = typeof(T) == typeof(string)
            ? new HoconString(new SourceText(name, text).At(1, 1), text)
            : ((HoconObject)HoconConfig.Parse("value = " + text, name)).First().Value;
        return Read(value);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ActorSim.Kernel;

/// <summary>
/// A built system as far as it decides whether a saved run fits: settings, actors in the order of their numbers with
/// their ports, metrics and links, feeds, and the shapes of all classes and messages. Its SHA-256 stands for the whole;
/// the parts are there to say what differs.
/// </summary>
internal sealed class RunDescription
{
    private readonly (string Name, string Value)[] settings;
    private readonly ActorDescription[] actors;
    private readonly string[] feeds;
    private readonly (string Name, string Value)[] shapes;

    private RunDescription(
        (string Name, string Value)[] settings, ActorDescription[] actors, string[] feeds, (string Name, string Value)[] shapes)
    {
        this.settings = settings;
        this.actors = actors;
        this.feeds = feeds;
        this.shapes = shapes;
    }

    public static RunDescription Of(Simulation simulation, SavedTypes types)
    {
        var tables = new Dictionary<object, ulong>(ReferenceEqualityComparer.Instance);
        return new RunDescription(
            [("seed", simulation.Seed.ToString(CultureInfo.InvariantCulture)), ("stop lead", $"{simulation.StopLead.Picoseconds} ps")],
            [.. simulation.Actors.Select(actor => ActorDescription.Of(actor, tables))],
            [.. simulation.Feeds.Select(feed => $"'{feed.Name}' to {feed.Target.Owner.Path}, receptor {feed.Target.Index}")],
            [.. types.Shapes.Select(shape => (shape.Key, shape.Value))]);
    }

    public static RunDescription FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var classes = ReadAll(reader, reader.ReadString);
        return new RunDescription(
            ReadAll(reader, () => (reader.ReadString(), reader.ReadString())),
            ReadAll(reader, () => new ActorDescription(reader.ReadString(), classes[reader.ReadInt32()], reader.ReadUInt64(), reader.ReadUInt64())),
            ReadAll(reader, reader.ReadString),
            ReadAll(reader, () => (reader.ReadString(), reader.ReadString())));
    }

    public static byte[] HashOf(byte[] bytes) => SHA256.HashData(bytes);

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        var classes = actors.Select(actor => actor.Class).Distinct().Order(StringComparer.Ordinal).ToArray();
        var places = classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        WriteAll(writer, classes, writer.Write);
        WriteAll(writer, settings, Write);
        WriteAll(writer, actors, actor =>
        {
            writer.Write(actor.Path);
            writer.Write(places[actor.Class]);
            writer.Write(actor.Parts);
            writer.Write(actor.Links);
        });
        WriteAll(writer, feeds, writer.Write);
        WriteAll(writer, shapes, Write);
        writer.Flush();
        return stream.ToArray();

        void Write((string Name, string Value) pair)
        {
            writer.Write(pair.Name);
            writer.Write(pair.Value);
        }
    }

    /// <summary>The first thing, the largest first, in which a saved system differs from this one.</summary>
    public string FirstDifference(RunDescription saved) =>
        DifferentActors(saved)
        ?? DifferentPairs("The shape of", saved.shapes, shapes)
        ?? DifferentParts(saved)
        ?? DifferentFeeds(saved)
        ?? DifferentPairs("The", saved.settings, settings)
        ?? "They differ in something that has no name.";

    private string? DifferentActors(RunDescription saved)
    {
        var here = actors.ToDictionary(actor => actor.Path, actor => actor.Class, StringComparer.Ordinal);
        var there = saved.actors.ToDictionary(actor => actor.Path, actor => actor.Class, StringComparer.Ordinal);
        foreach (var (path, savedClass, _, _) in saved.actors)
        {
            if (!here.TryGetValue(path, out var ownClass))
            {
                return $"It has an actor {path}, which is not here.";
            }

            if (ownClass != savedClass)
            {
                return $"{path} is a {savedClass} there and a {ownClass} here.";
            }
        }

        if (Array.Find(actors, actor => !there.ContainsKey(actor.Path)) is { Path: { } added })
        {
            return $"It has no actor {added}.";
        }

        var number = actors.Zip(saved.actors).TakeWhile(pair => pair.First.Path == pair.Second.Path).Count();
        return number == actors.Length
            ? null
            : $"Its actors are numbered differently: number {number} is {saved.actors[number].Path} there and {actors[number].Path} here.";
    }

    private string? DifferentParts(RunDescription saved)
    {
        for (var i = 0; i < actors.Length; i++)
        {
            if (actors[i].Parts != saved.actors[i].Parts)
            {
                return $"The ports, wakes or metrics of {actors[i].Path} are not the same there.";
            }

            if (actors[i].Links != saved.actors[i].Links)
            {
                return $"The links from {actors[i].Path} lead elsewhere or have other latencies there.";
            }
        }

        return null;
    }

    private string? DifferentFeeds(RunDescription saved)
    {
        for (var i = 0; i < Math.Max(feeds.Length, saved.feeds.Length); i++)
        {
            var (there, here) = (saved.feeds.ElementAtOrDefault(i), feeds.ElementAtOrDefault(i));
            if (there != here)
            {
                return $"Feed {i} is {there ?? "missing"} there and {here ?? "missing"} here.";
            }
        }

        return null;
    }

    private static string? DifferentPairs(string what, (string Name, string Value)[] saved, (string Name, string Value)[] own)
    {
        var here = own.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        foreach (var (name, value) in saved)
        {
            if (here.GetValueOrDefault(name) is var present && present != value)
            {
                return $"{what} {name} is {Shown(value)} there and {Shown(present)} here.";
            }
        }

        return own.Length == saved.Length ? null : $"{what} {own.ExceptBy(saved.Select(pair => pair.Name), pair => pair.Name).First().Name} is unknown there.";
    }

    private static string Shown(string? value) => value is null ? "unknown" : value.Contains(", ", StringComparison.Ordinal) ? $"({value})" : value;

    private static void WriteAll<T>(BinaryWriter writer, T[] items, Action<T> write)
    {
        writer.Write(items.Length);
        Array.ForEach(items, write);
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }
}

namespace ActorSim.Hocon;

/// <content>Keys of types that a user of this library defines.</content>
public abstract partial class Key
{
    /// <summary>A value of any type, read by a function.</summary>
    /// <typeparam name="T">What <see cref="Record.Get{T}(Key{T})"/> gives.</typeparam>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    /// <param name="typeName">
    /// What is written there, in words that go on from "must be": "a number, or `[height, width]`".
    /// </param>
    /// <param name="read">
    /// Reads it. It may throw a <see cref="HoconException"/>, to say more than that the value is of the wrong type.
    /// </param>
    public static Key<T> Custom<T>(string name, string description, string typeName, TryRead<T> read)
        where T : notnull =>
        new(name, description, typeName, (HoconValue value, out T result) =>
        {
            if (read(value, out var given))
            {
                result = given;
                return null;
            }

            result = default!;
            return $"must be {typeName}; found {Found(value)}";
        });

    /// <summary>
    /// An object whose keys no schema can list, because they depend on something else; whoever reads it checks them.
    /// </summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    /// <param name="contents">What the object has, in words: "keys of the sweep".</param>
    /// <param name="example">Such an object as it may be written.</param>
    /// <param name="schema">Keys that such an object may have, for the documentation; they are not checked here.</param>
    public static Key<HoconObject> OpenObject(string name, string description, string contents, string example, RecordSchema? schema = null) =>
        new(name, description, $"an object with {contents}", (HoconValue value, out HoconObject result) =>
        {
            result = (value as HoconObject)!;
            return result is null ? $"must be an object with {contents}, such as `{example}`; found {Found(value)}" : null;
        }) { Schema = schema };
}

using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>Lists: their elements in order.</summary>
internal sealed class ListCodec<T> : ObjectCodec<List<T>>
{
    private Codec<T>? found;

    private Codec<T> Elements => found ??= Codecs.For<T>();

    public override object Obtain(ObjectReader from, object? present) => present ?? new List<T>();

    public override void WriteStable(ObjectWriter to, object value, bool isFixed)
    {
        var list = (List<T>)value;
        to.Output.WriteCount(list.Count);
        Elements.WriteAll(to, CollectionsMarshal.AsSpan(list));
    }

    public override void ReadStable(ObjectReader from, object value, bool isFixed)
    {
        var list = (List<T>)value;
        CollectionsMarshal.SetCount(list, from.Input.ReadCount());
        Elements.ReadAll(from, CollectionsMarshal.AsSpan(list));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Ports;

/// <summary>Bytes that belong to no field never reach a fingerprint; what cannot be a message is refused when the port is made.</summary>
public sealed class MessageLayoutTests
{
    [Fact]
    public void Padding_within_and_at_the_end_does_not_matter() => IgnoresPadding<Padded>(bytes: 24, padding: 13);

    [Fact]
    public void Padding_in_nested_structs_does_not_matter() => IgnoresPadding<Nested>(bytes: 32, padding: 16);

    [Fact]
    public void Padding_between_the_elements_of_an_inline_array_does_not_matter() => IgnoresPadding<FourOdd>(bytes: 32, padding: 12);

    [Fact]
    public void Padding_around_a_fixed_buffer_does_not_matter() => IgnoresPadding<WithBuffer>(bytes: 16, padding: 3);

    [Fact]
    public void The_one_byte_of_an_empty_struct_does_not_matter() => IgnoresPadding<Empty>(bytes: 1, padding: 1);

    [Fact]
    public void A_size_beyond_the_fields_does_not_matter() => IgnoresPadding<Oversized>(bytes: 64, padding: 60);

    [Fact]
    public void An_explicit_layout_without_overlap_is_as_good_as_any() => IgnoresPadding<Explicit>(bytes: 16, padding: 9);

    [Fact]
    public void A_message_of_full_words_has_no_padding() => IgnoresPadding<Note>(bytes: 4, padding: 0);

    [Fact]
    public void Large_numbers_and_tuples_are_messages() => IgnoresPadding<(decimal, Int128, Guid, char, bool)>(bytes: 64, padding: 13);

    [Fact]
    public void Overlapping_fields_are_refused() => Refused<Union>("overlap at byte 4");

    [Fact]
    public void Overlapping_fields_of_a_nested_struct_are_refused() => Refused<HoldsUnion>("overlap at byte 12");

    [Fact]
    public void More_than_256_bytes_are_refused() => Refused<TooLarge>("at most 256");

    [Fact]
    public void A_message_of_256_bytes_arrives()
    {
        var message = default(Largest);
        for (var i = 0; i < 32; i++)
        {
            message[i] = (ulong)(i * i);
        }

        Assert.Equal("0,1,4,9,16,25", string.Join(',', Enumerable.Range(0, 6).Select(i => Through(message)[i])));
        Assert.Equal(31UL * 31, Through(message)[31]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Blocks_are_found_wherever_they_are(int which)
    {
        if (which == 1)
        {
            Assert.Equal([8], MessageLayout<Load>.Instance.BlockOffsets.Select(offset => offset + 4));
        }
        else
        {
            Assert.Equal([4, 12, 20], MessageLayout<ThreeBlocks>.Instance.BlockOffsets);
        }
    }

    [Fact]
    public void The_contents_of_blocks_are_hashed_and_their_handles_are_not()
    {
        ulong Run(int wasted, params int[] values)
        {
            var builder = new SimulationBuilder();
            var actor = builder.Add("/a", new Scripted());
            var own = actor.Own((in Load load) => actor.Store.GiveBack(load.Contents));
            actor.OnStart = () =>
            {
                for (; wasted > 0; wasted--)
                {
                    actor.Store.GiveBack(actor.Store.Rent<int>(5));
                    actor.Store.Rent<int>(1);
                }

                own.Send(new Load(1, actor.Store.Rent<int>(values)), Ps(1));
            };
            return builder.Build().Run().Fingerprint;
        }

        Assert.Equal(Run(0, 1, 2, 3), Run(7, 1, 2, 3));
        Assert.NotEqual(Run(0, 1, 2, 3), Run(0, 1, 2, 4));
        Assert.NotEqual(Run(0, 1, 2, 3), Run(0, 1, 2, 3, 0));
        Assert.NotEqual(Run(0, 0), Run(0));
    }

    [Fact]
    public void Every_part_of_a_delivery_reaches_the_fingerprint()
    {
        ulong Run(long time = 1, int value = 1, int phase = 1, int port = 0, int before = 0)
        {
            var builder = new SimulationBuilder();
            var actor = builder.Add("/a", new Scripted());
            var ports = new[] { actor.Own((in Note note) => { }, phase), actor.Own((in Note note) => { }, phase) };
            var never = actor.Own((in Note note) => { }, background: true);
            actor.OnStart = () =>
            {
                for (var i = 0; i < before; i++)
                {
                    never.Send(default, SimDuration.FromSeconds(1));
                }

                ports[port].Send(new Note(value), Ps(time));
            };
            return builder.Build().Run().Fingerprint;
        }

        ulong[] all = [Run(), Run(time: 2), Run(value: 2), Run(phase: 2), Run(port: 1), Run(before: 1)];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(Run(), Run());
    }

    /// <summary>Sends two messages whose fields are equal and whose other bytes are not; the runs must not differ.</summary>
    private static unsafe void IgnoresPadding<T>(int bytes, int padding)
        where T : unmanaged
    {
        Assert.Equal(bytes, sizeof(T));
        Assert.Null(MessageLayout<T>.Instance.Refusal);
        var mask = new byte[MessageLayout<T>.PayloadWords * 8];
        if (mask.Length > 0)
        {
            MemoryMarshal.Cast<ulong, byte>(MessageLayout<T>.Instance.Mask ?? [.. Enumerable.Repeat(ulong.MaxValue, mask.Length / 8)]).CopyTo(mask);
        }

        Assert.Equal(padding, bytes - mask.Take(bytes).Count(b => b == 0xFF));
        T Filled(byte otherBytes)
        {
            var message = default(T);
            var raw = new Span<byte>(&message, sizeof(T));
            for (var i = 0; i < raw.Length; i++)
            {
                // 1 is a legal value of everything, booleans included.
                raw[i] = i < mask.Length && mask[i] == 0xFF ? (byte)1 : otherBytes;
            }

            return message;
        }

        Assert.Equal(FingerprintOf(Filled(0)), FingerprintOf(Filled(0x5A)));
    }

    private static ulong FingerprintOf<T>(T message)
        where T : unmanaged
    {
        var builder = new SimulationBuilder();
        var actor = builder.Add("/a", new Scripted());
        var (port, group) = (actor.Out<T>(), actor.OutGroup<T>());
        var own = actor.Own((in T _) => { });
        var feed = builder.AddFeed(actor.In((in T _) => { }));
        builder.Connect(port, actor.In((in T _) => { }), Times.Link(10));
        builder.Connect(group, new ReceiverTable<T>([actor.In((in T _) => { }), actor.In((in T _) => { })]), Times.Link(10));
        actor.OnStart = () =>
        {
            port.Send(message);
            group.SendToAll(message);
            group.SendTo(1, message);
            own.Send(message, Ps(3));
        };
        using var simulation = builder.Build();
        feed.Send(message, At(4));
        var result = simulation.Run();
        Assert.Equal(7, result.Deliveries);
        return result.Fingerprint;
    }

    private static T Through<T>(T message)
        where T : unmanaged
    {
        var received = default(T);
        var builder = new SimulationBuilder();
        var actor = builder.Add("/a", new Scripted());
        var port = actor.Out<T>();
        builder.Connect(port, actor.In((in T arrived) => received = arrived), Times.Link(10));
        actor.OnStart = () => port.Send(message);
        builder.Build().Run();
        return received;
    }

    private static void Refused<T>(string words)
        where T : unmanaged
    {
        var actor = new Scripted();
        foreach (var make in new Action[]
        {
            () => actor.Out<T>(), () => actor.OutGroup<T>(), () => actor.In((in T _) => { }), () => actor.Own((in T _) => { }),
        })
        {
            var message = Assert.Throws<ArgumentException>(make).Message;
            Assert.Contains(words, message, StringComparison.Ordinal);
        }
    }

#pragma warning disable CS0169, CS0649, IDE0044, IDE0051, CA1823, CA1051, S1144, MA0048 // Fields that only take room.
    private readonly record struct Padded(byte A, ulong B, ushort C);

    private readonly record struct Nested(Padded Inner, byte Last, int Number);

    private readonly record struct Odd(int A, byte B);

    [InlineArray(4)]
    private struct FourOdd
    {
        private Odd element;
    }

    [InlineArray(32)]
    private struct Largest
    {
        private ulong element;
    }

    [InlineArray(33)]
    private struct TooLarge
    {
        private ulong element;
    }

    private unsafe struct WithBuffer
    {
        public fixed byte Bytes[9];
        public int Number;
    }

    private struct Empty;

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Oversized
    {
        public int Number;
    }

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Explicit
    {
        [FieldOffset(9)]
        public ushort Odd;

        [FieldOffset(0)]
        public int Number;

        [FieldOffset(15)]
        public byte Last;
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Union
    {
        [FieldOffset(0)]
        public long Whole;

        [FieldOffset(4)]
        public int Part;
    }

    private struct HoldsUnion
    {
        public int First;
        public Union Second;
    }

    private readonly record struct ThreeBlocks(int Number, Block First, (Block Second, Block Third) Others);
#pragma warning restore CS0169, CS0649, IDE0044, IDE0051, CA1823, CA1051, S1144, MA0048
}

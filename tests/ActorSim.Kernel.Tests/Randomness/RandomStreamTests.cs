using System.Numerics;
using System.Text;

namespace ActorSim.Kernel.Tests.Randomness;

/// <summary>Random streams: the published generator, the documented seeding, and sane distributions.</summary>
public sealed class RandomStreamTests
{
    [Fact]
    public void The_numbers_are_those_of_xoshiro256_star_star_seeded_as_documented()
    {
        foreach (var (seed, path) in new[] { (1UL, "/a"), (0UL, "/chip/pe/3/4"), (ulong.MaxValue, "/größe") })
        {
            var reference = new Xoshiro(seed, path);
            var stream = new RandomStream(seed, path);
            for (var i = 0; i < 1000; i++)
            {
                Assert.Equal(reference.Next(), stream.NextBits());
            }
        }
    }

    [Fact]
    public void The_reference_gives_the_published_first_numbers_of_the_state_1_2_3_4() =>
        Assert.Equal([11520UL, 0, 1509978240, 1215971899390074240], Enumerable.Range(0, 4).Select(Published).ToArray());

    [Fact]
    public void Splitmix64_gives_its_published_first_numbers()
    {
        // Of the seed 1234567, from the generator's home page.
        ulong state = 1234567;
        Assert.Equal([6457827717110365317UL, 3203168211198807973, 9817491932198370423], new[] { Xoshiro.SplitMix(ref state), Xoshiro.SplitMix(ref state), Xoshiro.SplitMix(ref state) });
    }

    [Fact]
    public void A_stream_of_an_actor_depends_on_the_seed_and_its_path_and_on_no_other_actor()
    {
        ulong Draw(ulong seed, string path, bool other)
        {
            var builder = new SimulationBuilder { Seed = seed };
            var actor = builder.Add(path, new Scripted());
            if (other)
            {
                var first = builder.Add("/0", new Scripted());
                first.OnStart = () => first.Dice.NextBits();
            }

            ulong drawn = 0;
            actor.OnStart = () => drawn = actor.Dice.NextBits();
            builder.Build().Run();
            return drawn;
        }

        Assert.Equal(Draw(5, "/a", false), Draw(5, "/a", true));
        Assert.Equal(new RandomStream(5, "/a").NextBits(), Draw(5, "/a", true));
        Assert.NotEqual(Draw(5, "/a", false), Draw(6, "/a", false));
        Assert.NotEqual(Draw(5, "/a", false), Draw(5, "/b", false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Numbers_below_a_bound_are_equally_likely(int bound)
    {
        const int Draws = 200_000;
        var stream = new RandomStream(3, "/a");
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++)
        {
            counts[stream.NextBelow(bound)]++;
        }

        // Chi-square lies within 6 standard deviations of its mean.
        var expected = Draws / (double)bound;
        var square = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(square, bound - 1 - (6 * Math.Sqrt(2.0 * bound)), bound - 1 + (6 * Math.Sqrt(2.0 * bound)));
    }

    [Fact]
    public void Large_bounds_are_kept_without_bias()
    {
        // Three quarters of 2^63: a remainder would make the first third twice as likely.
        const long Bound = (long.MaxValue / 4 * 3) + 1;
        var stream = new RandomStream(4, "/a");
        var low = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var number = stream.NextBelow(Bound);
            Assert.InRange(number, 0, Bound - 1);
            low += number < Bound / 3 ? 1 : 0;
        }

        Assert.InRange(low, 9_500, 10_500);
    }

    [Fact]
    public void A_bound_must_be_positive()
    {
        var stream = new RandomStream(1, "/a");
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBelow(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBelow(-5));
    }

    [Fact]
    public void Units_exponentials_and_normals_have_their_means_and_spreads()
    {
        const int Draws = 200_000;
        var stream = new RandomStream(7, "/a");
        var units = Enumerable.Range(0, Draws).Select(_ => stream.NextUnit()).ToArray();
        var exponentials = Enumerable.Range(0, Draws).Select(_ => stream.NextExponential(3.0)).ToArray();
        var normals = Enumerable.Range(0, Draws).Select(_ => stream.NextNormal(10, 2)).ToArray();
        Assert.All(units, unit => Assert.InRange(unit, 0, 0.99999999999999989));
        Assert.All(exponentials, value => Assert.True(value >= 0));
        Assert.Equal(0.5, units.Average(), 0.005);
        Assert.Equal(3, exponentials.Average(), 0.05);
        Assert.Equal(Math.Exp(-2), exponentials.Count(value => value > 6) / (double)Draws, 0.005);
        Assert.Equal(10, normals.Average(), 0.02);
        Assert.Equal(4, normals.Average(value => (value - 10) * (value - 10)), 0.1);
        Assert.Equal(0.3, Enumerable.Range(0, Draws).Count(_ => stream.NextChance(0.3)) / (double)Draws, 0.005);
        Assert.Equal(1000, Enumerable.Range(0, Draws).Average(_ => stream.NextExponential(SimDuration.FromNanoseconds(1)).Picoseconds), 15.0);
    }

    private static ulong Published(int index)
    {
        var generator = new Xoshiro(1, 2, 3, 4);
        for (var i = 0; i < index; i++)
        {
            generator.Next();
        }

        return generator.Next();
    }

    /// <summary>The generator as its authors wrote it down, seeded as the kernel documents.</summary>
    private sealed class Xoshiro
    {
        private readonly ulong[] s;

        public Xoshiro(params ulong[] state) => s = state;

        public Xoshiro(ulong seed, string path)
        {
            var hash = Encoding.UTF8.GetBytes(path)
                .Aggregate(new BigInteger(0xCBF29CE484222325), (h, b) => (h ^ b) * 0x100000001B3 % (BigInteger.One << 64));
            var state = (ulong)hash ^ seed;
            s = [SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state)];
        }

        public static ulong SplitMix(ref ulong state)
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        public ulong Next()
        {
            var result = Rotate(s[1] * 5, 7) * 9;
            var t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = Rotate(s[3], 45);
            return result;
        }

        private static ulong Rotate(ulong x, int k) => (x << k) | (x >> (64 - k));
    }
}

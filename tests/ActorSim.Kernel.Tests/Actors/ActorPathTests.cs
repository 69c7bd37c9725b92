using ActorSim.Kernel.Tests.Reference;

namespace ActorSim.Kernel.Tests.Actors;

/// <summary>The order of paths: segments, digits as numbers, the rest ordinally.</summary>
public sealed class ActorPathTests
{
    [Fact]
    public void Paths_stand_in_this_order()
    {
        string[] order =
        [
            "/a", "/a/b", "/a/b/c", "/a-b", "/a0", "/a00", "/a01", "/a1", "/a1/2", "/a2", "/a10", "/a10/b", "/aB", "/ab", "/b",
            "/pe/02", "/pe/2", "/pe/2/x", "/pe/10", "/pe/99999999999999999998", "/pe/99999999999999999999", "/pe/x", "/é",
        ];
        Assert.Equal(order, order.Reverse().Order(Comparer<string>.Create(ActorPath.Compare)));
    }

    [Fact]
    public void Random_paths_compare_as_their_pieces_do()
    {
        var random = new TestRandom(2);
        string[] paths = [.. Enumerable.Range(0, 400).Select(_ => RandomPath(random))];
        foreach (var left in paths)
        {
            foreach (var right in paths)
            {
                Assert.Equal(Math.Sign(PathOracle.Order.Compare(left, right)), Math.Sign(ActorPath.Compare(left, right)));
            }
        }
    }

    [Fact]
    public void Only_equal_strings_are_equal()
    {
        Assert.Equal(0, ActorPath.Compare("/a/01", "/a/01"));
        Assert.NotEqual(0, ActorPath.Compare("/a/01", "/a/1"));
        Assert.Equal(-Math.Sign(ActorPath.Compare("/a/1", "/a/01")), Math.Sign(ActorPath.Compare("/a/01", "/a/1")));
    }

    private static string RandomPath(TestRandom random)
    {
        const string Letters = "0001129ab-./";
        var path = "/";
        for (var i = 1 + random.Below(6); i > 0; i--)
        {
            var letter = Letters[random.Below(Letters.Length)];
            path += letter == '/' && path[^1] == '/' ? 'a' : letter;
        }

        return path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/a";
    }
}

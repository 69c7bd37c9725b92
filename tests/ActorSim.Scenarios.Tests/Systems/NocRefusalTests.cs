using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

/// <summary>Networks that cannot be, each refused where it is written.</summary>
public sealed class NocRefusalTests : IDisposable
{
    private const string Mesh = "topology { type = mesh, columns = 4, rows = 4 }";
    private const string Ring = "topology { type = ring, nodes = 5 }";
    private const string Row = "topology { type = graph, routers = 3, links = [ { from = 0, to = 1 }, { from = 1, to = 2 } ] }, routing = table";
    private const string Uniform = "load = 0.1, classes = [ { pattern = uniform, flits = 4 } ]";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Theory]
    [InlineData("virtual-channels = 0", "`virtual-channels` must be a whole number")]
    [InlineData("virtual-channels = 65", "`virtual-channels` must be a whole number from 1 to 64; found `65`.")]
    [InlineData("slots = 0", "`slots` must be a whole number")]
    [InlineData("topology.columns = 0", "`columns` must be a whole number")]
    [InlineData("topology.columns = 1000, topology.rows = 1000", "A network of 1000 × 1000 routers is too large")]
    [InlineData("topology { columns = 1, rows = 1 }", "The network has 1 nodes; it needs at least 2.")]
    [InlineData("topology.type = star", "`type` must be one of `mesh`, `torus`, `ring`, `concentrated-mesh`, `graph`; found `star`.")]
    [InlineData("topology.concentration = 2", "`mesh topology` has no key `concentration`")]
    [InlineData("topology.type = torus, virtual-channels = 1", "needs at least 2 virtual channels")]
    [InlineData("link-cycles = 0", "`link-cycles` must be a whole number from 1")]
    [InlineData("routing = west-first", "`routing` must be one of")]
    [InlineData("routing = table", "`routing = table` needs `routes`")]
    [InlineData("routes = []", "`routes` are given, but `routing` is `dimension-order`; they count with `routing = table`.")]
    [InlineData("routing-delay = 2", "`routing-delay` must be a whole number from 0 to 1; found `2`.")]
    [InlineData("virtual-channels = 64, slots = 4096, topology { columns = 60, rows = 60 }", "are too large: all buffers together may hold 16,777,216 flits.")]
    public void A_system_that_cannot_be_is_refused(string keys, string expected) => AssertRefused($"{Mesh}, {keys}", Uniform, expected, inSystem: true);

    [Theory]
    [InlineData("routes = [ { router = 0, destinations = [1, 2], next = 1 }, { router = 1, destinations = [0], next = 0 }, { router = 2, destinations = [0, 1], next = 1 } ]", "/router/1 has no route to /node/2, but packets for it come there.")]
    [InlineData("routes = [ { router = 0, destinations = [1, 2], next = 1 }, { router = 1, destinations = [0, 2], next = 0 }, { router = 2, destinations = [0, 1], next = 1 } ]", "Packets for /node/2 go around for ever: /router/0 → /router/1 → /router/0.")]
    [InlineData("routes = [ { router = 3, destinations = [1], next = 1 } ]", "There is no router 3; the routers are 0 to 2.")]
    [InlineData("routes = [ { router = 0, destinations = [1], next = 3 } ]", "There is no router 3; the routers are 0 to 2.")]
    [InlineData("routes = [ { router = 0, destinations = [1], next = 2 } ]", "There is no link from router 0 to router 2.")]
    [InlineData("routes = [ { router = 0, destinations = [3], next = 1 } ]", "There is no node 3; the nodes are 0 to 2.")]
    [InlineData("routes = [ { router = 0, destinations = [1], output = 5 } ]", "Router 0 has no port 5; its ports are 0 to 1.")]
    [InlineData("routes = [ { router = 0, destinations = [1] } ]", "A route needs either `next`, a router, or `output`, a port.")]
    [InlineData("routes = [ { router = 0, destinations = [1], next = 1, virtual-channels = [2] } ]", "There is no virtual channel 2; there are 0 to 1.")]
    [InlineData("routes = [ { router = 0, destinations = [1, 1], next = 1 } ]", "The table has two routes from /router/0 to /node/1; give one.")]
    [InlineData("topology.links = [ { from = 0, to = 3 } ]", "There is no router 3; the routers are 0 to 2.")]
    [InlineData("topology.links = [ { from = 1, to = 1 } ]", "A link leads from /router/1 back to it")]
    [InlineData("topology.nodes = [0, 3]", "Node 1 is at router 3, but the routers are 0 to 2.")]
    [InlineData("topology.nodes = [0]", "The network has 1 nodes; it needs at least 2.")]
    [InlineData("topology.links = [], topology.nodes = [0, 1]", "Router 2 has neither a link nor a node")]
    public void Routes_and_graphs_that_cannot_be_are_refused(string keys, string expected) => AssertRefused($"{Row}, {keys}", Uniform, expected, inSystem: true);

    [Fact]
    public void Routes_that_may_deadlock_are_refused_with_the_circle_and_a_way_out() =>
        AssertRefused(
            $"{Ring}, routing = shortest-path",
            Uniform,
            "/router/0 → /router/1 (VC 0) → /router/2 (VC 0) → /router/3 (VC 0) → /router/4 (VC 0) → /router/0 (VC 0). Routes must not close a circle on the same virtual channels. With `routing = up-down` they never do.",
            inSystem: true);

    [Fact]
    public void Routes_that_may_deadlock_on_wires_without_one_back_are_refused_without_the_advice_that_they_cannot_follow()
    {
        const string OneWay = "topology { type = graph, routers = 3, links = [ { from = 0, to = 1, one-way = true }, { from = 1, to = 2, one-way = true }, { from = 2, to = 0, one-way = true } ] }";

        AssertRefused($"{OneWay}, routing = shortest-path", Uniform, "Routes must not close a circle on the same virtual channels.\n", inSystem: true);
        AssertRefused($"{OneWay}, routing = up-down", Uniform, "Up-down routing needs wires both ways", inSystem: true);
    }

    [Fact]
    public void More_sets_of_virtual_channels_than_a_router_tells_apart_are_refused_where_the_routes_are()
    {
        // A star: node 0 at router 0, nodes 1 to 300 at routers 1 to 6. Router 0 allows another set for each node.
        var homes = string.Join(", ", Enumerable.Range(0, 300).Select(node => 1 + (node / 50)));
        var links = string.Join(", ", Enumerable.Range(1, 6).Select(home => $"{{ from = 0, to = {home} }}"));
        var there = string.Join(", ", Enumerable.Range(1, 300).Select(node => $"{{ router = 0, destinations = [{node}], next = {1 + ((node - 1) / 50)}, virtual-channels = [{string.Join(",", Enumerable.Range(0, 9).Where(bit => (node >> bit & 1) != 0))}] }}"));
        var back = string.Join(", ", Enumerable.Range(1, 6).Select(home => $"{{ router = {home}, next = 0, destinations = [0, {string.Join(",", Enumerable.Range(1, 300).Where(node => 1 + ((node - 1) / 50) != home))}] }}"));

        AssertRefused(
            $"topology {{ type = graph, routers = 7, links = [{links}], nodes = [0, {homes}] }}, virtual-channels = 9, routing = table, routes = [{there}, {back}]",
            Uniform,
            "The routes at /router/0 allow 301 different sets of virtual channels; a router tells up to 256 apart.",
            inSystem: true);
    }

    [Fact]
    public void More_classes_than_flits_can_name_are_refused() =>
        AssertRefused(
            Mesh,
            $"load = 0.1, classes = [ {string.Join(", ", Enumerable.Range(0, 257).Select(number => $"{{ name = c{number}, pattern = uniform, flits = 4 }}"))} ]",
            "There are 257 classes of packets; a network has up to 256.",
            inSystem: false);

    [Theory]
    [InlineData("", "The workload has no packets; give it `classes` and a `load`, or a `trace`.")]
    [InlineData("load = 1.1, classes = [ { pattern = uniform, flits = 4 } ]", "`load` must be a number from 0 to 1; found `1.1`.")]
    [InlineData("classes = [ { pattern = uniform, flits = 4 } ]", "Drawn traffic needs a `load`")]
    [InlineData("load = 0.1, classes = []", "`classes` is empty")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 0 } ]", "`flits` must be a whole number")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 65536 } ]", "`flits` must be a whole number from 1 to 65535; found `65536`.")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits { from = 4, to = 2 } } ]", "Packets of 4 to 2 flits are not possible")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = [ { flits = 2, weight = 0 } ] } ]", "All weights are 0")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = yes } ]", "`flits` must be")]
    [InlineData("load = 0.1, classes = [ { pattern = chess, flits = 4 } ]", "`pattern` must be one of")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 4 }, { pattern = tornado, flits = 4 } ]", "Two classes are called `packets`")]
    [InlineData("load = 0.1, classes = [ { name = all, pattern = uniform, flits = 4 } ]", "A class cannot be called `all`")]
    [InlineData("load = 0.1, classes = [ { name = a, pattern = uniform, flits = 4, share = 50 % }, { name = b, pattern = uniform, flits = 4 } ]", "This class has no `share`, but others have")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 4, share = 50 % } ]", "The shares of the classes are 50 % together; they must be 100 %.")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 4, on-cycles = 3 } ]", "`on-cycles` counts with `injection = on-off`.")]
    [InlineData("load = 0.1, classes = [ { pattern = uniform, flits = 4, injection = on-off } ]", "`injection = on-off` needs `on-cycles` and `off-cycles`")]
    [InlineData("load = 0.9, classes = [ { pattern = uniform, flits = 1, injection = on-off, on-cycles = 10, off-cycles = 10 } ]", "a node would have to create 1.8 packets a cycle between its pauses")]
    [InlineData("load = 0.1, classes = [ { pattern = hotspot, flits = 4, hot-nodes = [16], hot-share = 10 % } ]", "Node 16 is to be hot, but the nodes are 0 to 15.")]
    [InlineData("load = 0.1, classes = [ { pattern = hotspot, flits = 4, hot-nodes = [], hot-share = 10 % } ]", "0 of 16 nodes are hot")]
    [InlineData("load = 0.1, classes = [ { pattern = hotspot, flits = 4, hot-nodes = [1] } ]", "needs the key `hot-share`")]
    [InlineData("load = 0.1, classes = [ { pattern = permutation, flits = 4 } ]", "A permutation needs either `destinations` or a `file`.")]
    [InlineData("load = 0.1, classes = [ { pattern = permutation, flits = 4, destinations = [1, 0] } ]", "`destinations` names 2 nodes; the network has 16, and each needs one.")]
    [InlineData("load = 0.1, classes = [ { pattern = permutation, flits = 4, destinations = [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,16] } ]", "Node 15 sends to node 16, but the nodes are 0 to 15.")]
    [InlineData("load = 0.1, classes = [ { pattern = permutation, flits = 4, file = none.csv } ]", "The file `none.csv` cannot be read")]
    [InlineData("load = 0.1, classes = [ { pattern = multicast, flits = 4, groups = [ { source = 0, destinations = [] } ] } ]", "A multicast of /node/0/0 has no destinations")]
    [InlineData("load = 0.1, classes = [ { pattern = multicast, flits = 4, groups = [] } ]", "There are no multicast groups")]
    [InlineData("load = 0.1, classes = [ { pattern = multicast, flits = 4, groups = [ { source = 0, destinations = [16] } ] } ]", "A multicast of /node/0/0 is for node 16, but the nodes are 0 to 15.")]
    [InlineData("load = 0.1, classes = [ { pattern = multicast, flits = 4, groups = [ { source = 16, destinations = [1] } ] } ]", "A multicast is sent by node 16")]
    [InlineData("load = 0.1, classes = [ { pattern = multicast, flits = 9, groups = [ { source = 0, destinations = [1] } ] } ]", "A multicast of 9 flits does not fit into a buffer of 8 slots")]
    [InlineData("measure = 0, load = 0.1, classes = [ { pattern = uniform, flits = 4 } ]", "`measure` must be a whole number from 1")]
    [InlineData("trace = t.csv, load = 0.1", "`load` is for drawn traffic")]
    [InlineData("trace = t.csv, classes = [ { pattern = uniform, flits = 4 } ]", "A workload has either a `trace` or `classes`")]
    [InlineData("trace = \"\"", "`trace` must be the name of a file; found")]
    [InlineData("trace = \".\"", "`trace` must be the name of a file; `.` is a folder.")]
    [InlineData("trace = none.csv", "The file `none.csv` cannot be read")]
    [InlineData("trace = empty.csv", "The file `empty.csv` has no packets.")]
    [InlineData("trace = disorder.csv", "In the file `disorder.csv`, line 4: Node 1 creates this packet in cycle 4, before the one of line 2 (cycle 5)")]
    [InlineData("trace = outside.csv", "In the file `outside.csv`, line 3: `dst` is 16; the nodes are 0 to 15.")]
    [InlineData("trace = long.csv", "In the file `long.csv`, line 2: `flits` is 70000; possible lengths are 1 to 65535.")]
    public void A_workload_that_cannot_be_is_refused(string workload, string expected)
    {
        texts.Write("create_cycle,src,dst,flits\n", "empty.csv");
        texts.Write("create_cycle,src,dst,flits\n5,1,0,1\n5,2,0,1\n4,1,0,1\n", "disorder.csv");
        texts.Write("create_cycle,src,dst,flits\n5,1,0,1\n5,2,16,1\n", "outside.csv");
        texts.Write("create_cycle,src,dst,flits\n5,1,0,70000\n", "long.csv");

        AssertRefused(Mesh, workload, expected, inSystem: false);
    }

    [Theory]
    [InlineData("transpose", "Transpose traffic needs as many rows as columns; the network has 4 columns and 3 rows.")]
    [InlineData("shuffle", "Shuffle traffic needs a number of nodes that is a power of two; the network has 12.")]
    [InlineData("bit-complement", "Bit-complement traffic needs a number of nodes that is a power of two; the network has 12.")]
    public void A_pattern_that_the_network_cannot_have_is_refused(string pattern, string expected) =>
        AssertRefused("topology { type = mesh, columns = 4, rows = 3 }", Uniform.Replace("uniform", pattern, StringComparison.Ordinal), expected, inSystem: false);

    [Fact]
    public void A_pattern_with_rows_and_columns_is_refused_in_a_graph() =>
        AssertRefused(
            "topology { type = graph, routers = 2, links = [ { from = 0, to = 1 } ] }",
            Uniform.Replace("uniform", "tornado", StringComparison.Ordinal),
            "The pattern `tornado` needs rows and columns, which a network of type `graph` has not.",
            inSystem: false);

    /// <summary>Refused with the sentence, in the system (lines 3 and 4) or in the workload (line 6).</summary>
    private void AssertRefused(string system, string workload, string expected, bool inSystem)
    {
        var message = Refusal.Of(SystemKinds.All, texts.Write($$"""
            scenario {
              name = "A small network"
              system { kind = noc, virtual-channels = 2, slots = 8
                {{system}}
              }
              workload { {{workload}} }
            }
            """, "noc.conf"));

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Matches($@"^noc\.conf:{(inSystem ? "[34]" : "6")}:\d+: ", message);
    }
}

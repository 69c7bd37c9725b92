using System.Globalization;
using System.Text;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// A scenario of any size, as somebody would write one for a large cluster: comments, units, defaults that are referred to
/// and overruled, lists of layers, an included file for each hundred nodes.
/// </summary>
public static class ScenarioText
{
    private const int NodesPerFile = 100;

    /// <summary>Makes a scenario whose texts have about so many characters together.</summary>
    public static Input Make(int characters)
    {
        var main = new StringBuilder(Head);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var written = main.Length;
        for (var file = 0; written < characters; file++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"rack{file}.conf");
            var text = Rack(file);
            files.Add(name, text);
            var include = string.Create(CultureInfo.InvariantCulture, $"cluster.racks.rack{file} {{ include \"{name}\" }}\n");
            main.Append(include);
            written += include.Length + text.Length;
        }

        return new Input { Text = main.ToString(), Files = files };
    }

    private static string Rack(int rack)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Rack {rack}: the nodes differ in their clocks and in what they compute.\n");
        for (var node = 0; node < NodesPerFile; node++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""

                node{{node}} = ${defaults.node} {
                  name      = "node {{node}} of rack {{rack}}"
                  address   = "10.{{rack % 256}}.{{node}}.1"   // not used by the model
                  clock     = {{800 + node}} MHz
                  memory { size = {{8 + (node % 4)}} GiB, latency = {{90 + (node % 10)}} ns, channels = 4 }
                  energy.mac = 0.{{node}} pJ
                  link      = ${defaults.link}
                  link.to   = rack{{rack}}-switch
                  layers = [
                    { name = conv{{node}}, type = convolution, filters = 96, kernel = [11, 11], stride = 4, pad = 0, relu = true }
                    { name = "pool {{node}}", type = max-pool, kernel = [3, 3], stride = 2, rounding = up }
                    { name = fc{{node}}, type = fully-connected, outputs = 4096, relu = false, dropout = 0.5 }
                  ]
                  tags += compute
                  tags += rack-{{rack}}
                  loss = ${?loss-of-rack}
                }

                """);
        }

        return text.ToString();
    }

    private const string Head =
        """
        # A cluster of many nodes.
        defaults {
          node {
            chip { rows = 16, columns = 16, word = 2 B, clock = 1 GHz, dataflow = output-stationary }
            memory { size = 16 GiB, bandwidth = 25.6 GB/s, latency = 100 ns }
            energy { mac = 0.5 pJ, dram = 20 pJ, idle = 1 uJ }
            tags = [node]
          }
          link { bandwidth = 100 Gbit/s, latency = 500 ns, width = 64, credits = 8 }
        }
        seed = 42
        run { until = 10 ms, threads = 2, output = ${?OUTPUT} }


        """;
}

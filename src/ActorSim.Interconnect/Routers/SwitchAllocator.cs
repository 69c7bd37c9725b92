namespace ActorSim.Interconnect;

/// <summary>
/// Gives the outputs of a switch to its inputs, one to one, by a single iteration of iSLIP (McKeown, "The iSLIP Scheduling
/// Algorithm for Input-Queued Switches", 1999). Several virtual channels of an input may want one output; of these one is
/// put forward, in turn.
/// </summary>
internal sealed class SwitchAllocator(int ports, int virtualChannels)
{
    private const int Nobody = -1;

    private readonly BitRow[] inputsOf = MakeRows(ports);
    private readonly BitRow wanted = new(ports);
    private readonly BitRow offered = new(ports);
    private readonly int[] forward = Filled(ports * ports);
    private readonly int[] best = new int[ports];
    private readonly int[] turn = new int[ports];
    private readonly int[] grantFrom = new int[ports];
    private readonly int[] acceptFrom = new int[ports];
    private readonly SwitchGrant[] grants = new SwitchGrant[ports];

    /// <summary>Asks for an output. A speculative request stands back behind another one of the same input.</summary>
    public void Request(int input, int virtualChannel, int output, bool isSpeculative)
    {
        var pair = (input * ports) + output;
        var candidate = (virtualChannel << 1) | (isSpeculative ? 1 : 0);
        if (forward[pair] == Nobody)
        {
            forward[pair] = candidate;
            inputsOf[output].Add(input);
            wanted.Add(output);
        }
        else if (ComesBefore(candidate, forward[pair], turn[input]))
        {
            forward[pair] = candidate;
        }
    }

    /// <summary>Decides, and forgets the requests.</summary>
    public ReadOnlySpan<SwitchGrant> Allocate()
    {
        var granted = 0;
        for (var output = wanted.Next(0); output >= 0; output = wanted.Next(output + 1))
        {
            var input = inputsOf[output].NextAround(grantFrom[output]);
            if (!offered[input])
            {
                offered.Add(input);
                best[input] = output;
            }
            else if (Distance(output, acceptFrom[input]) < Distance(best[input], acceptFrom[input]))
            {
                best[input] = output;
            }
        }

        for (var input = offered.Next(0); input >= 0; input = offered.Next(input + 1))
        {
            var output = best[input];
            var candidate = forward[(input * ports) + output];
            grantFrom[output] = (input + 1) % ports;
            acceptFrom[input] = (output + 1) % ports;
            turn[input] = ((candidate >> 1) + 1) % virtualChannels;
            grants[granted++] = new SwitchGrant(input, candidate >> 1, output, (candidate & 1) != 0);
        }

        Forget();
        return grants.AsSpan(0, granted);
    }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, Nobody);
        return array;
    }

    private static BitRow[] MakeRows(int ports)
    {
        var rows = new BitRow[ports];
        for (var i = 0; i < ports; i++)
        {
            rows[i] = new BitRow(ports);
        }

        return rows;
    }

    private bool ComesBefore(int candidate, int other, int first)
    {
        if (((candidate ^ other) & 1) != 0)
        {
            return (candidate & 1) == 0;
        }

        var here = (candidate >> 1) - first;
        var there = (other >> 1) - first;
        return (here < 0 ? here + virtualChannels : here) < (there < 0 ? there + virtualChannels : there);
    }

    private int Distance(int output, int from) => output >= from ? output - from : output - from + ports;

    private void Forget()
    {
        for (var output = wanted.Next(0); output >= 0; output = wanted.Next(output + 1))
        {
            for (var input = inputsOf[output].Next(0); input >= 0; input = inputsOf[output].Next(input + 1))
            {
                forward[(input * ports) + output] = Nobody;
            }

            inputsOf[output].Clear();
        }

        wanted.Clear();
        offered.Clear();
    }
}

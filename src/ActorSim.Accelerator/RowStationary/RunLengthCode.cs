namespace ActorSim.Accelerator;

/// <summary>
/// The run-length code in which feature maps travel between chip and DRAM (Eyeriss v1, JSSC 52(1), 2017, IV-B): 64-bit
/// words of three pairs (5-bit run of zeros, 16-bit level) and a bit that marks the last word of a stream. Counts the
/// code's words while values go by, one at a time; nothing is allocated.
/// </summary>
/// <remarks>
/// A pair stands for as many zeros as its run says, and then for its level, whatever that is. A run that no longer fits
/// into five bits is cut by the pair (31, 0), which stands for 32 zeros, its level being the last of them. Zeros at the
/// end of a stream are such a pair too: (n − 1, 0). So every pair means the same wherever it stands. What is left of the
/// last word is filled with pairs (0, 0); the decoder does not read them, because it knows how many values a stream has:
/// the sizes of the layer are configured. Where in a word a field lies is our choice: the first pair in the lowest
/// bits, its run below its level, the mark of the last word in the highest bit.
/// </remarks>
/// <example>
/// <code>
/// var code = new RunLengthCode();
/// code.Add(isZero: true);
/// code.Add(isZero: false);   // (1, level): code.Words is 1
/// </code>
/// </example>
public sealed class RunLengthCode
{
    /// <summary>Pairs of a word.</summary>
    public const int PairsPerWord = 3;

    /// <summary>The longest run of a pair.</summary>
    public const int LongestRun = 31;

    /// <summary>Bytes of a word.</summary>
    public const int BytesPerWord = sizeof(ulong);

    private const int RunBits = 5;
    private const int PairBits = RunBits + 16;
    private const ulong LastWord = 1UL << 63;

    private long pairs;
    private int run;

    /// <summary>Words of the code so far, with the one that would end it here; 0 for a stream without values.</summary>
    public long Words => (Pairs + PairsPerWord - 1) / PairsPerWord;

    /// <summary>Pairs of the code so far, with the one that zeros at the end need.</summary>
    public long Pairs => pairs + (run > 0 ? 1 : 0);

    /// <summary>Bytes of the code so far, with the word that would end it here.</summary>
    public long Bytes => Words * BytesPerWord;

    /// <summary>Takes the next value of the stream.</summary>
    /// <param name="isZero">Whether it is zero; what else it is does not matter to the length of the code.</param>
    public void Add(bool isZero)
    {
        if (isZero && run < LongestRun)
        {
            run++;
            return;
        }

        pairs++;
        run = 0;
    }

    /// <summary>Begins a new stream.</summary>
    public void Restart() => (pairs, run) = (0, 0);

    /// <summary>The code of a stream of values.</summary>
    public static ulong[] Encode(ReadOnlySpan<short> values)
    {
        var code = new RunLengthCode();
        foreach (var value in values)
        {
            code.Add(value == 0);
        }

        var words = new ulong[code.Words];
        var (pair, run) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == 0 && run < LongestRun && i < values.Length - 1)
            {
                run++;
                continue;
            }

            words[pair / PairsPerWord] |= ((uint)run | ((ulong)(ushort)values[i] << RunBits)) << (pair % PairsPerWord * PairBits);
            pair++;
            run = 0;
        }

        if (words.Length > 0)
        {
            words[^1] |= LastWord;
        }

        return words;
    }

    /// <summary>Reads a code back.</summary>
    /// <param name="words">The code.</param>
    /// <param name="values">Where the values go: as many as the stream has.</param>
    /// <exception cref="ArgumentException">The code is of another number of values, or its last word is not marked.</exception>
    public static void Decode(ReadOnlySpan<ulong> words, Span<short> values)
    {
        var filled = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & LastWord) != 0 != (i == words.Length - 1))
            {
                throw new ArgumentException($"The last word of a code, and no other, is marked; word {i} of {words.Length} is not so.", nameof(words));
            }

            for (var pair = 0; pair < PairsPerWord && filled < values.Length; pair++)
            {
                filled = Take((uint)(words[i] >> (pair * PairBits)), values, filled);
            }
        }

        if (filled < values.Length || (words.Length > 0 && values.Length == 0))
        {
            throw new ArgumentException($"The code has {filled} values; {values.Length} were expected.", nameof(words));
        }
    }

    private static int Take(uint pair, Span<short> values, int filled)
    {
        var zeros = (int)(pair & LongestRun);
        if (filled + zeros >= values.Length)
        {
            throw new ArgumentException($"The code has more than the {values.Length} values that were expected.");
        }

        values.Slice(filled, zeros).Clear();
        values[filled + zeros] = (short)(pair >> RunBits);
        return filled + zeros + 1;
    }
}

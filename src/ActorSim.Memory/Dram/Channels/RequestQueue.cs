namespace ActorSim.Memory;

/// <summary>Requests in the order in which they came, of which any may leave first; a fixed number of slots.</summary>
internal sealed class RequestQueue
{
    private readonly int[] numbers;

    public RequestQueue(int slots) => numbers = new int[slots];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == numbers.Length;

    /// <summary>The request at a place, 0 for the oldest.</summary>
    public int this[int place] => numbers[place];

    public void Add(int number) => numbers[Count++] = number;

    public void RemoveAt(int place)
    {
        Count--;
        Array.Copy(numbers, place + 1, numbers, place, Count - place);
    }
}

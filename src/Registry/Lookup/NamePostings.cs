namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The numbers of the names that hold one pair, as far as the pages of the index were read: at first one page of each run, then
/// more of the first run that goes on. What later runs said counts as soon as the runs before them are read to their end.
/// </summary>
internal sealed class NamePostings
{
    private readonly long from;
    private readonly List<Part> parts;

    /// <param name="firstPages">The page around <paramref name="pair"/> and <paramref name="from"/> of each run, by number of names.</param>
    public NamePostings(long pair, long from, IEnumerable<NamePage> firstPages)
    {
        Pair = pair;
        this.from = from;
        parts = [.. firstPages.Select(page => new Part(page.Run, page.FirstNo))];
        foreach (var (part, page) in parts.Zip(firstPages))
        {
            Read(part, page);
        }

        Sum();
    }

    public long Pair { get; }

    /// <summary>Ascending, complete up to and including <see cref="KnownTo"/>, and nothing beyond it.</summary>
    public List<long> Found { get; } = [];

    public long KnownTo { get; private set; }

    public bool IsComplete => KnownTo == long.MaxValue;

    /// <summary>The run that goes on and the first key of the last page read of it.</summary>
    public (long Run, long FirstKey) GoesOnAfter => parts.Where(p => p.Last <= LastKey).Select(p => (p.Run, p.FirstKey)).First();

    private long LastKey => Pair | NameKeys.LargestNo;

    /// <summary>False only when the name certainly does not hold the pair.</summary>
    public bool MayHold(long no) => no > KnownTo || Found.BinarySearch(no) >= 0;

    /// <summary>Takes in the pages that follow <see cref="GoesOnAfter"/>.</summary>
    public void Add(IEnumerable<NamePage> pages)
    {
        var part = parts.First(p => p.Last <= LastKey);
        foreach (var page in pages)
        {
            Read(part, page);
        }

        Sum();
    }

    private void Read(Part part, NamePage page)
    {
        part.FirstKey = page.FirstKey;
        part.Last = NamePages.Read(page.FirstKey, page.Keys, Pair | from, LastKey, part.Keys);
    }

    private void Sum()
    {
        Found.Clear();
        KnownTo = long.MaxValue;
        foreach (var part in parts)
        {
            Found.AddRange(part.Keys.Select(NameKeys.NoOf));
            if (part.Last <= LastKey)
            {
                KnownTo = part.Last >= Pair ? NameKeys.NoOf(part.Last) : part.FirstNo - 1;
                return;
            }
        }
    }

    private sealed class Part(long run, long firstNo)
    {
        public long Run { get; } = run;

        public long FirstNo { get; } = firstNo;

        public List<long> Keys { get; } = [];

        /// <summary>Of the last page read.</summary>
        public long FirstKey { get; set; }

        /// <summary>The last key read; beyond the pair when the run is read to the end of it.</summary>
        public long Last { get; set; }
    }
}

namespace Zhiheng.Proofs.Draws;

/// <summary>Keeps the smallest tickets of all that are offered. Equal tickets, which nobody will see, go by the place in the list.</summary>
internal sealed class Smallest(int wanted)
{
    private readonly (Ticket Ticket, int Index)[] heap = new (Ticket, int)[wanted];
    private int count;

    /// <summary>How many were offered.</summary>
    public long Offered { get; private set; }

    public void Offer(Ticket ticket, int index)
    {
        Offered++;
        if (count < wanted)
        {
            Up((ticket, index));
        }
        else if (wanted > 0 && Before((ticket, index), heap[0]))
        {
            Down((ticket, index));
        }
    }

    public void Add(Smallest other)
    {
        var offered = Offered + other.Offered;
        foreach (var (ticket, index) in other.heap.AsSpan(0, other.count))
        {
            Offer(ticket, index);
        }

        Offered = offered;
    }

    public (Ticket Ticket, int Index)[] InOrder()
    {
        var order = heap[..count];
        Array.Sort(order, (one, other) => one.Ticket.CompareTo(other.Ticket) is var by && by != 0 ? by : one.Index.CompareTo(other.Index));
        return order;
    }

    private static bool Before((Ticket Ticket, int Index) one, (Ticket Ticket, int Index) other)
        => one.Ticket.CompareTo(other.Ticket) is var by && (by < 0 || (by == 0 && one.Index < other.Index));

    private void Up((Ticket Ticket, int Index) entry)
    {
        var at = count++;
        for (; at > 0 && Before(heap[(at - 1) / 2], entry); at = (at - 1) / 2)
        {
            heap[at] = heap[(at - 1) / 2];
        }

        heap[at] = entry;
    }

    private void Down((Ticket Ticket, int Index) entry)
    {
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            child += child + 1 < count && Before(heap[child], heap[child + 1]) ? 1 : 0;
            if (!Before(entry, heap[child]))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }
}

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// Codes such as 01, 156 or 2015-06-30 come again in every row: short text is looked up in a fixed table, so that a repeated
/// cell costs no memory. One pool belongs to one walk through a file.
/// </summary>
internal sealed class CellPool
{
    private const int MaxLength = 24;
    private const int Slots = 1 << 13;

    private readonly string?[] slots = new string?[Slots];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (text.Length > MaxLength)
        {
            return new string(text);
        }

        var hash = (uint)text.Length;
        foreach (var c in text)
        {
            hash = (hash * 31) + c;
        }

        ref var slot = ref slots[(hash ^ (hash >> 13)) & (Slots - 1)];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = new string(text);
    }
}

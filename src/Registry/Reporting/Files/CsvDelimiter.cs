namespace Zhiheng.Registry.Reporting.Files;

internal static class CsvDelimiter
{
    /// <summary>
    /// Comma when the header has one outside quotes, else tab, else semicolon, else comma (a single column).
    /// Neither UTF-8 nor GB 18030 uses these bytes inside a longer character.
    /// </summary>
    public static byte Sniff(ReadOnlySpan<byte> beginning)
    {
        var (tab, semicolon, quoted) = (false, false, false);
        foreach (var c in beginning.TrimStart("\r\n"u8))
        {
            quoted ^= c is (byte)'"';
            if (quoted)
            {
                continue;
            }

            if (c is (byte)',')
            {
                return c;
            }

            if (c is (byte)'\r' or (byte)'\n')
            {
                break;
            }

            tab |= c is (byte)'\t';
            semicolon |= c is (byte)';';
        }

        return tab ? (byte)'\t' : semicolon ? (byte)';' : (byte)',';
    }
}

namespace Zhiheng.Registry.Reporting.Files;

internal static class CsvDelimiter
{
    /// <summary>Comma when the header has one outside quotes, else tab, else semicolon, else comma (a single column).</summary>
    public static char Sniff(ReadOnlySpan<char> beginning)
    {
        var (tab, semicolon, quoted) = (false, false, false);
        foreach (var c in beginning.TrimStart("\r\n"))
        {
            quoted ^= c is '"';
            if (quoted)
            {
                continue;
            }

            if (c is ',')
            {
                return ',';
            }

            if (c is '\r' or '\n')
            {
                break;
            }

            tab |= c is '\t';
            semicolon |= c is ';';
        }

        return tab ? '\t' : semicolon ? ';' : ',';
    }
}

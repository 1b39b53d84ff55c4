namespace Zhiheng.Architecture.Tests;

internal static class Found
{
    /// <summary>Fails with every place on a line of its own; the framework's own message would cut them short.</summary>
    public static void Nothing(IEnumerable<string> places)
    {
        var found = places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

namespace Zhiheng.Registry.Demo;

/// <summary>Rows made anew at each enumeration.</summary>
internal sealed class Lazily(Func<IEnumerable<string[]>> rows) : IEnumerable<string[]>
{
    public IEnumerator<string[]> GetEnumerator() => rows().GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

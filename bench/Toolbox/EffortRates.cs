namespace Zhiheng.Bench.Toolbox;

internal static class EffortRates
{
    public static void Print(MadeData data) => Console.WriteLine(data.Normals.Length);
}

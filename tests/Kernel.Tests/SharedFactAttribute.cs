using Zhiheng.Testing;

namespace Zhiheng.Kernel.Tests;

/// <summary>A test against data that may not be copied into the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedFolder.Missing("data that may not be copied here", "data", "companies");
}

internal static class SharedData
{
    /// <summary>The lines after the header.</summary>
    public static string[] Rows(params string[] path)
    {
        var file = SharedFolder.Find(path);
        Assert.True(file is not null, "The folder 'shared' was not found beside the repository.");
        return File.ReadAllLines(file)[1..];
    }
}

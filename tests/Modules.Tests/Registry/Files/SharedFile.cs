using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Files;

/// <summary>Data that may not be shipped lies in a folder "shared" beside the repository, where it is present at all.</summary>
internal static class SharedFile
{
    /// <summary>The path, or null with a sentence on the console; under CI its absence is an error.</summary>
    public static string? Find(string path)
    {
        if (SharedFolder.Find(path.Split('/')) is { } found)
        {
            return found;
        }

        Assert.True(Environment.GetEnvironmentVariable("CI") is null, $"shared/{path} is missing.");
        Console.WriteLine($"Skipped: shared/{path} is not present beside the repository.");
        return null;
    }
}

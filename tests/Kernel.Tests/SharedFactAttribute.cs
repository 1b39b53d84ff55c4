namespace Zhiheng.Kernel.Tests;

/// <summary>
/// A test against data that may not be copied into the repository. It lies in a folder "shared" beside or above the repository.
/// Where it is absent the test says so and is skipped, except on continuous integration (CI=true), where it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "The folder 'shared' with data that may not be copied here was not found beside the repository.";
        }
    }
}

internal static class SharedData
{
    public static string? Folder { get; } = Find();

    /// <summary>The lines after the header.</summary>
    public static string[] Rows(params string[] path)
    {
        Assert.True(Folder is not null, "The folder 'shared' was not found beside the repository.");
        return File.ReadAllLines(Path.Combine([Folder, .. path]))[1..];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "data", "companies")))
            {
                return candidate;
            }
        }

        return null;
    }
}

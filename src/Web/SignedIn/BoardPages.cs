using Zhiheng.Targets.Boards;

namespace Zhiheng.Web.SignedIn;

internal static class BoardPages
{
    /// <summary>The dashboard of targets.</summary>
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardReading>();
    }
}

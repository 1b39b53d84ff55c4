using System.Data.Common;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Cli;

/// <summary>How the command line says no. 0 done; 1 done, with a no in the answer; 2 refused; 3 the installation is in trouble.</summary>
internal static class Trouble
{
    public const int Refused = 2;
    public const int Outage = 3;

    public static int Say(Refusal refusal)
    {
        Console.Error.WriteLine(refusal.Message);
        if (refusal.Basis is { } basis)
        {
            Console.Error.WriteLine($"依据：{basis}");
        }

        Console.Error.WriteLine($"[{refusal.Code}]");
        return Refused;
    }

    /// <summary>Runs a command; what goes wrong outside our hands is one sentence, not a stack trace.</summary>
    public static async Task<int> Tell(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (error is ScriptMismatchException or InvalidDataException)
        {
            return Say(error.Message);
        }
        catch (DbException error) when (Database.IsUnmigrated(error))
        {
            return Say("数据库还没有登记簿的表，或版本较旧。请先运行 ./zhiheng migrate。");
        }
        catch (Exception error) when (error is DbException or System.Net.Sockets.SocketException)
        {
            return Say($"数据库无法使用：{error.Message}。已提交的内容都在，解决后再运行同一命令会从中断处继续。");
        }
        catch (IOException error)
        {
            return Say($"文件无法读写：{error.Message}");
        }
        catch (UnauthorizedAccessException error)
        {
            return Say($"没有读写权限：{error.Message}");
        }
        catch (OperationCanceledException)
        {
            return Say("已中断。已提交的内容都在，再运行同一命令会从中断处继续。");
        }
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Outage;
    }
}

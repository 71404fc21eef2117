"""What one does: one function per act, one transaction each; every act returns what it changed."""
